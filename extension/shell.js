// What popup and guide page share: the outside world for the core, and the plain words for the day on
// which the core does not start.
"use strict";

const api = globalThis.browser ?? globalThis.chrome;

/** The sentence for a key; empty when there is none. */
function words(key, args) {
  return api.i18n.getMessage(key, args) ?? "";
}

/** Everything in storage, as JSON. What cannot be read is as if nothing had been chosen. */
async function settings() {
  try {
    return JSON.stringify(await api.storage.local.get(null)) ?? "{}";
  } catch {
    return "{}";
  }
}

/** The object that the core is handed. `more` is what one page adds. */
async function makeHost(more) {
  return {
    words,
    lang: api.i18n.getUILanguage(),
    version: api.runtime.getManifest().version,
    settings: await settings(),
    page: (path) => api.runtime.getURL(path),
    save(json) {
      // A full or broken storage costs the memory of a choice, not the choice on the screen.
      api.storage.local.set(JSON.parse(json)).catch(() => {});
    },
    pageStatus: "null",
    watch() {},
    ...more,
  };
}

/** Starts the core and lets it draw; `open` is handed the core's exports. */
async function draw(open, more = {}) {
  const root = document.documentElement;
  const language = words("ext_language") || "en";
  root.lang = language;
  // The browser's direction counts where the words are in the browser's language.
  const same = language.split("-")[0] === api.i18n.getUILanguage().split(/[-_]/)[0];
  root.dir = same ? words("@@bidi_dir") || "ltr" : "ltr";
  try {
    const host = await makeHost(more);
    await wasm_bindgen({ module_or_path: api.runtime.getURL("pages_bg.wasm") });
    open(wasm_bindgen, host);
    root.classList.add("drawn");
  } catch (error) {
    console.error("Chainbreak could not start:", error);
    const failed = document.getElementById("failed");
    failed.textContent = words("popup_failed") || failed.textContent;
    failed.hidden = false;
    document.getElementById("page").hidden = true;
  }
}
