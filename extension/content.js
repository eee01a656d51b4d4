// Content script: loads the WebAssembly once, hands it the outside world, and passes messages on.
// One attempt only: where a page's own policy refuses WebAssembly, that is remembered until the next version.
(async () => {
  const api = globalThis.browser ?? globalThis.chrome;
  const local = api.storage.local;
  const version = api.runtime.getManifest().version;
  const site = location.hostname.replace(/^.*?([^.]+)\.[^.]+$/, "$1");
  const read = async () => { try { return (await local.get(null)) ?? {}; } catch { return {}; } };
  const alive = () => { try { return Boolean(api.runtime.id); } catch { return false; } };
  const quietly = async (work) => { try { return await work(); } catch { return undefined; } };
  const tell = (message) => void quietly(() => api.runtime.sendMessage(message));
  const save = (keys) => void quietly(() => local.set(keys));
  const answer = (status) => (message, _sender, reply) => {
    if (message?.kind === "popup-to-page:status") reply(JSON.parse(status()));
  };
  const plain = (state) => () => JSON.stringify({ site, state, units: 0, labels: [] });

  const stored = await read();
  if (!alive()) return;
  if (stored.refused?.[site] === version) {
    tell({ kind: "page-to-shell:refused", site });
    api.runtime.onMessage.addListener(answer(plain("refused")));
    return;
  }
  try {
    await wasm_bindgen({ module_or_path: fetch(api.runtime.getURL("core_bg.wasm")) });
  } catch (error) {
    const refused = error?.name === "CompileError";
    if (refused) {
      save({ refused: { ...stored.refused, [site]: version } });
      tell({ kind: "page-to-shell:refused", site });
    }
    api.runtime.onMessage.addListener(answer(plain(refused ? "refused" : "stopped")));
    return;
  }
  wasm_bindgen.start({
    words: (key, args) => api.i18n.getMessage(key, args),
    lang: api.i18n.getUILanguage(),
    version,
    settings: JSON.stringify(stored),
    page: (path) => api.runtime.getURL(path),
    alive,
    tell: (json) => tell(JSON.parse(json)),
    save: (json) => save(JSON.parse(json)),
    shadow: (element) => element.openOrClosedShadowRoot ?? api.dom?.openOrClosedShadowRoot(element) ?? null,
  });
  api.runtime.onMessage.addListener(answer(wasm_bindgen.status));
  api.storage.onChanged.addListener(async (_changes, area) => {
    if (area === "local" && alive()) wasm_bindgen.configure(JSON.stringify(await read()));
  });
})();
