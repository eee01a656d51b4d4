// What runs inside the browser to read a page. Each function is sent over as text: it may use nothing outside itself.

/** One label, from its host and its closed shadow root; null when the root is not a label's. */
export function readLabel(host, root) {
  if (!root.querySelector('[role="note"]')) return null;
  const fold = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const shown = (element) => element.getClientRects().length > 0;
  const box = ({ x, y, width, height }) => ({ x, y, width, height });
  const all = (css) => [...root.querySelectorAll(css)].filter(shown);
  const before = host.previousElementSibling;
  return {
    text: fold([...root.children].filter((e) => e.localName !== 'style').map((e) => e.innerText).join('\n')),
    links: all('a[href]').map((a) => ({ text: fold(a.innerText), href: a.href, target: a.target, rel: a.rel })),
    buttons: all('button').map((b) => ({ name: fold(b.ariaLabel || b.innerText), expanded: b.getAttribute('aria-expanded') })),
    note: fold(root.querySelector('[role="note"]').getAttribute('aria-label')),
    rect: box(host.getBoundingClientRect()),
    bare: host.localName === 'div' && host.attributes.length === 0 && host.childNodes.length === 0,
    before: before && {
      text: fold(before.innerText),
      alts: [...(before.matches('img') ? [before] : before.querySelectorAll('img'))].map((i) => i.alt),
    },
    unit: host.parentElement?.closest('[data-test-unit]')?.dataset.testUnit ?? null,
  };
}

/** Middle of a button or link inside a label, by its shown name, scrolled into view; null when there is none. */
export function findControl(host, root, pattern) {
  const name = new RegExp(pattern, 'i');
  const control = [...root.querySelectorAll('button, a[href], summary')]
    .find((e) => e.getClientRects().length > 0 && name.test(`${e.ariaLabel ?? ''} ${e.innerText}`));
  if (!control) return null;
  control.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = control.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** The page as markup, without the hosts that are given. */
export function readPage(...hosts) {
  const skip = new Set(hosts);
  const write = (node) => {
    if (skip.has(node)) return '';
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1) return `<!${node.nodeType}>`;
    const attributes = [...node.attributes].map((a) => ` ${a.name}="${a.value}"`).join('');
    const children = node.localName === 'template' ? node.content.childNodes : node.childNodes;
    return `<${node.localName}${attributes}>${[...children].map(write).join('')}</${node.localName}>`;
  };
  return write(document.documentElement);
}
