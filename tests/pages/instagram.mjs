// Instagram's feed and post page as the extension meets them: structure of 2024 to 2026, the words our own.
// Units carry `data-test-unit`, which the site does not have and the extension does not know.
import { escape, frame } from './markup.mjs';

export const site = {
  id: 'instagram', url: 'https://www.instagram.com/', image: 'https://scontent-xx1-1.cdninstagram.com/v/picture.jpg',
};

const lines = (text) => text.split('\n').map(escape).join('<br>');

const caption = (author, text, whole) => `<div><span dir="auto">
  <span><a href="/person/" role="link"><span dir="auto">${escape(author)}</span></a></span>
  <span class="_ap3a" dir="auto">${lines(text)}</span>${
    whole ? `<span>… <div role="button" tabindex="0" data-whole="${escape(whole)}" onclick="this.parentElement.previousElementSibling.textContent = this.dataset.whole; this.parentElement.remove()"><span dir="auto">more</span></div></span>` : ''
  }</span></div>`;

const picture = (alt) => `<div role="button" tabindex="0"><div class="_aagu"><div class="_aagv">
  <img alt="${escape(alt)}" crossorigin="anonymous" src="${site.image}" width="400" height="300"></div><div class="_aagw"></div></div></div>`;

/** A comment: `{ id, author, text }`. */
export function comment({ id, author = 'sample.reader', text }) {
  return `<ul><div role="button"><li data-test-unit="${id}"><div><h3><a href="/reader/">${escape(author)}</a></h3>
    <div><span class="_ap3a" dir="auto">${lines(text)}</span></div>
    <div><time datetime="2026-02-01T10:00:00.000Z">4d</time><button>Reply</button></div></div></li></div></ul>`;
}

/** A post: `{ id, author, text, whole, alt, comments }`; with `whole`, `text` is its cut beginning. */
export function post({ id, author = 'sample.person', text, whole, alt = 'Photo by a person on February 05, 2026.', comments = [] }) {
  return `<div data-test-slot="${id}"><article data-test-unit="${id}"><div><header><a href="/person/" role="link"><img alt="${escape(author)}'s profile picture" src="${site.image}" width="32" height="32"></a>
    <a href="/person/"><span dir="auto">${escape(author)}</span></a><time datetime="2026-02-05T10:00:00.000Z">2h</time></header>
    ${picture(alt)}<section><span><svg aria-label="Like" role="img"></svg></span></section>
    ${text ? caption(author, text, whole) : ''}<ul>${comments.map(comment).join('')}</ul>
    <form><textarea aria-label="Add a comment…" placeholder="Add a comment…"></textarea></form></div></article></div>`;
}

/** The page. */
export function feed(posts, options = {}) {
  const { dark } = options;
  return frame({
    title: 'Instagram', ...options,
    css: `article { max-width: 470px; margin: 16px auto; padding: 8px 12px; background: ${dark ? '#000' : '#fff'} }
      ul { padding: 0; list-style: none } h3 { margin: 0; font-size: 14px } a { color: inherit; text-decoration: none }
      ._aagv img { width: 100%; height: auto } svg { width: 24px; height: 24px }`,
    body: `<div id="mount"><section><main role="main" id="feed">${posts.map(post).join('')}</main></section></div>`,
  });
}
