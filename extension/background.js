// The background half: a badge for each tab, and the door to the guide page. Nothing else.
//
// It keeps nothing in memory, because the browser may end it at any moment (service worker in Chromium,
// event page in Firefox): every message carries all that is needed. The browser itself clears a tab's
// badge and title when the tab goes to another page.
"use strict";

const api = globalThis.browser ?? globalThis.chrome;

// White on deep teal: 5.4 to 1. Calm; a number, not an alarm.
const BADGE_BACKGROUND = "#0e7480";
const BADGE_TEXT = "#ffffff";

// A badge has room for about four signs.
const MOST_SHOWN = 99;

api.runtime.onMessage.addListener((message, sender) => {
  if (sender?.id !== api.runtime.id || message === null || typeof message !== "object") {
    return;
  }
  switch (message.kind) {
    case "page-to-shell:found":
      found(message, sender.tab?.id);
      break;
    case "page-to-shell:refused":
      refused(sender.tab?.id);
      break;
    case "page-to-shell:open":
      open(message, sender.tab);
      break;
  }
});

function found({ count }, tabId) {
  if (!Number.isInteger(tabId) || !Number.isInteger(count) || count < 0) {
    return;
  }
  const text = count === 0 ? "" : count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
  const title =
    count === 0
      ? api.i18n.getMessage("ext_action_title")
      : api.i18n.getMessage("ext_action_title_found", [String(count)]);
  badge(tabId, text, title);
}

function refused(tabId) {
  if (Number.isInteger(tabId)) {
    badge(tabId, "!", api.i18n.getMessage("ext_action_title_refused"));
  }
}

function open({ path }, tab) {
  const url = guideUrl(path);
  if (url === null) {
    return;
  }
  // Beside the tab that asked, so that closing the guide leads back to it.
  const place = Number.isInteger(tab?.id)
    ? { windowId: tab.windowId, index: tab.index + 1, openerTabId: tab.id }
    : {};
  quietly(api.tabs.create({ url, ...place }));
}

/** The address of the guide page for this path, or null when the path leads anywhere else. */
function guideUrl(path) {
  if (typeof path !== "string" || path.length > 300 || !path.startsWith("guide.html")) {
    return null;
  }
  try {
    const url = new URL(path, api.runtime.getURL("/"));
    return url.href.startsWith(api.runtime.getURL("/")) && url.pathname === "/guide.html"
      ? url.href
      : null;
  } catch {
    return null;
  }
}

function badge(tabId, text, title) {
  quietly(api.action.setBadgeBackgroundColor({ tabId, color: BADGE_BACKGROUND }));
  quietly(api.action.setBadgeTextColor({ tabId, color: BADGE_TEXT }));
  quietly(api.action.setBadgeText({ tabId, text }));
  quietly(api.action.setTitle({ tabId, title }));
}

/** The tab may be gone by now. That is no error of ours, and there is nobody to tell. */
function quietly(promise) {
  Promise.resolve(promise).catch(() => {});
}
