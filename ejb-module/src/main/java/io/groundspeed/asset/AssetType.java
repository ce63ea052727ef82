package io.groundspeed.asset;

/** What a browser loads besides the page itself. */
public enum AssetType {
  IMAGE,
  SCRIPT,
  STYLE,
  FONT,
  VIDEO,
  AUDIO,
  DOCUMENT,
  FETCH,
  OTHER
}
