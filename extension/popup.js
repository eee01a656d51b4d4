// The toolbar popup: finds out which tab it is about, asks that tab's content script, and lets the core
// draw. It never sees a tab's address: the content script says which site it is on.
"use strict";

// After a change of the site switch, the content script needs a moment to look at the page again.
const SETTLE_MS = 400;

/** The tab that the popup is about: the one in front, or ?tab= when the popup is opened as a page. */
async function tabId() {
  const asked = Number(new URLSearchParams(location.search).get("tab") ?? NaN);
  if (Number.isInteger(asked)) {
    document.documentElement.classList.add("as-page");
    return asked;
  }
  try {
    const [tab] = await api.tabs.query({ active: true, currentWindow: true });
    return tab?.id ?? null;
  } catch {
    return null;
  }
}

/** The content script's answer as JSON, or "null" when that tab holds none of ours. */
async function ask(tab) {
  if (tab === null) {
    return "null";
  }
  try {
    const answer = await api.tabs.sendMessage(tab, { kind: "popup-to-page:status" });
    return (typeof answer === "string" ? answer : JSON.stringify(answer)) ?? "null";
  } catch {
    return "null";
  }
}

/** Tells the core whenever the page's content script has found something, or a site was switched. */
function watch(tab, told) {
  const again = async () => told(await ask(tab));
  api.runtime.onMessage.addListener((message, sender) => {
    if (message?.kind === "page-to-shell:found" && sender.id === api.runtime.id && sender.tab?.id === tab) {
      again();
    }
  });
  api.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && "offSites" in changes) {
      setTimeout(again, SETTLE_MS);
    }
  });
}

(async () => {
  const tab = await tabId();
  const pageStatus = await ask(tab);
  await draw((core, host) => core.open_popup(host), { pageStatus, watch: (told) => watch(tab, told) });
})();
