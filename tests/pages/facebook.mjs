// Facebook's feed as the extension meets it: the roles, attributes and nesting of 2024 to 2026, the words our own.
// Units carry `data-test-unit`, which the site does not have and the extension does not know.
import { escape, frame } from './markup.mjs';

export const site = { id: 'facebook', url: 'https://www.facebook.com/', image: 'https://scontent.xx.fbcdn.net/v/picture.jpg' };

const paragraphs = (text) =>
  text.split('\n').map((line) => `<div dir="auto" style="text-align: start;">${escape(line)}</div>`).join('');

/** The "See more" of a cut text; a click puts the whole text in its place, as the site does. */
function toggle(whole) {
  if (!whole) return '';
  return `<div role="button" tabindex="0" data-whole="${escape(whole)}"
    onclick="this.parentElement.textContent = this.dataset.whole">See more</div>`;
}

function message(text, whole) {
  const inner = whole
    ? `<div dir="auto" style="text-align: start;">${escape(text)}… ${toggle(whole)}</div>`
    : paragraphs(text);
  return `<div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message">
    <div><div><span dir="auto"><div><div>${inner}</div></div></span></div></div></div></div>`;
}

const picture = ({ alt }) =>
  `<div><a href="/photo/?fbid=1" role="link"><div><img alt="${escape(alt)}" src="${site.image}" width="400" height="300"></div></a></div>`;

/** A comment: `{ id, author, text, alt }`. */
export function comment({ id, author = 'Sample Reader', text, alt }) {
  return `<div role="article" aria-label="Comment by ${escape(author)}" tabindex="-1" data-test-unit="${id}"><div>
    <a href="/reader" role="link"><span dir="auto">${escape(author)}</span></a>
    <div><span dir="auto" lang="en"><div>${paragraphs(text)}</div></span></div>
    ${alt ? picture({ alt }) : ''}
    <ul><li><a href="/p/1?comment_id=1" role="link">2h</a></li><li><div role="button" tabindex="0">Reply</div></li></ul></div></div>`;
}

/** A post: `{ id, author, text, whole, alt, comments }`; with `whole`, `text` is its cut beginning. */
export function post({ id, author = 'Sample Person', text, whole, alt, comments = [] }) {
  return `<div data-test-slot="${id}"><div aria-posinset="1" aria-labelledby="h-${id}" data-test-unit="${id}" class="card">
    <div><h4 id="h-${id}"><a href="/person" role="link"><strong><span>${escape(author)}</span></strong></a></h4>
      <span><a href="/person/posts/1" role="link"><span>2h</span></a></span></div>
    ${text ? message(text, whole) : ''}${alt ? picture({ alt }) : ''}
    <div><span role="toolbar" aria-label="See who reacted to this"><span>12</span></span></div>
    <div class="actions"><div role="button" tabindex="0" aria-label="Like"><span>Like</span></div><div role="button" tabindex="0" aria-label="Leave a comment"><span>Comment</span></div></div>
    ${comments.map(comment).join('')}</div></div>`;
}

/** The page. */
export function feed(posts, options = {}) {
  const { dark } = options;
  return frame({
    title: 'Facebook', ...options,
    css: `.card { max-width: 600px; margin: 16px auto; padding: 12px 16px; border-radius: 8px; background: ${dark ? '#252728' : '#fff'} }
      h1 { position: absolute; clip-path: inset(50%) } h4 { margin: 0 } h4 + span { font-size: 13px; opacity: .65 }
      [id^="h-"] { padding-top: 2px } .card > div:first-child { position: relative; min-height: 40px; padding: 0 0 10px 50px }
      .card > div:first-child::before { content: ''; position: absolute; left: 0; width: 40px; height: 40px; border-radius: 50%; background: #9ab }
      .actions { display: flex; gap: 48px; border-top: 1px solid #8884; margin-top: 10px; padding: 10px 4px 4px; font-weight: 600; opacity: .7 }
      [role=toolbar] { display: inline-block; margin-top: 10px; font-size: 13px; opacity: .7 }
      ul { display: flex; gap: 16px; margin: 4px 0; padding: 0; list-style: none; font-size: 12px; opacity: .7 } a { color: inherit; text-decoration: none }
      [role=article] { margin: 8px 0 0 24px } [role=article] > div > a span { font-weight: 600; font-size: 13px } .card img { width: 100%; height: auto }`,
    body: `<div role="banner"><h1>Feed</h1></div><div role="main"><div role="feed" id="feed">${posts.map(post).join('')}</div></div>`,
  });
}
