//! The content script half.
