// Shared by the fixture pages: escaping, and the frame that records what goes wrong in a page.

export function escape(text) {
  return String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
}

/**
 * Written down by the page itself, first thing: errors and refusals of its policy, and its own markup as it was
 * before any extension could touch it (document_idle comes after DOMContentLoaded).
 */
const RECORDER = `
  window.wrong = [];
  addEventListener('error', (e) => wrong.push('error: ' + e.message));
  addEventListener('unhandledrejection', (e) => wrong.push('rejection: ' + e.reason));
  addEventListener('securitypolicyviolation', (e) => wrong.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI));
`;

/** A whole page. `script` runs in the page's own world, first thing, as a site's own script does. */
export function frame({ title, lang = 'en', dark = false, css = '', body, script = '' }) {
  return `<!doctype html>
<html lang="${lang}" dir="ltr" class="__fb-${dark ? 'dark' : 'light'}-mode"><head><meta charset="utf-8"><title>${title}</title>
<style>
  :root { color-scheme: ${dark ? 'dark' : 'light'} }
  body { margin: 0; font: 15px/1.34 system-ui, sans-serif; background: ${dark ? '#1c1c1d' : '#f2f4f7'}; color: ${dark ? '#e2e5e9' : '#080809'} }
  ${css}
</style><script>${RECORDER}${script}</script></head><body>${body}</body></html>`;
}
