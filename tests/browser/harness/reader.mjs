// What runs inside the browser to read a page. Each function is sent over as text: it may use nothing outside itself.

/** One label, from its host and its closed shadow root; null when the root is not a label's. */
export function readLabel(host, root) {
  // A host may have gone since the roots were listed.
  if (!host.isConnected || !root.querySelector('[role="note"]')) return null;
  const fold = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const shown = (element) => element.getClientRects().length > 0;
  const box = ({ x, y, width, height }) => ({ x, y, width, height });
  const all = (css) => [...root.querySelectorAll(css)].filter(shown);
  const before = host.previousElementSibling;
  const lines = [...root.children].filter((e) => e.localName !== 'style')
    .flatMap((e) => e.innerText.split('\n')).map(fold).filter(Boolean);
  return {
    text: lines.join(' '),
    lines,
    links: all('a[href]').map((a) => ({ text: fold(a.innerText), href: a.href, target: a.target, rel: a.rel })),
    buttons: all('button').map((b) => ({ name: fold(b.ariaLabel || b.innerText), expanded: b.getAttribute('aria-expanded') })),
    note: fold(root.querySelector('[role="note"]').getAttribute('aria-label')),
    rect: box(host.getBoundingClientRect()),
    bare: host.localName === 'div' && host.attributes.length === 0 && host.childNodes.length === 0,
    before: before && {
      text: fold(before.innerText),
      // Elements that a test has marked as the place of the hoax.
      target: before.matches('[data-test-target]') || before.querySelector('[data-test-target]') !== null,
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

/** An element as markup, without the hosts that are given. */
export function writeMarkup(element, ...hosts) {
  const skip = new Set(hosts);
  const write = (node) => {
    if (skip.has(node)) return '';
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1) return `<!${node.nodeType}>`;
    const attributes = [...node.attributes].map((a) => ` ${a.name}="${a.value}"`).join('');
    const children = node.localName === 'template' ? node.content.childNodes : node.childNodes;
    return `<${node.localName}${attributes}>${[...children].map(write).join('')}</${node.localName}>`;
  };
  return write(element);
}

/** Lowest contrast between a word of the label and the nearest colour behind it. */
export function lowestContrast(host, root) {
  const read = (colour) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) =>
    [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement ?? (at.getRootNode() === root ? host : null)) {
      const colour = read(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const worded = [...root.querySelectorAll('*')].filter((e) =>
    e.localName !== 'style' && e.getClientRects().length > 0 && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  return Math.min(...worded.map((element) => {
    const [a, b] = [light(read(getComputedStyle(element).color)), light(behind(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }));
}
