package io.groundspeed.platform.journey;

/** How a client fills in a field. */
public enum FieldType {
  TEXT,
  LONG_TEXT,
  NUMBER,
  DATE,
  CHOICE,
  CHECKBOX,
  FILE
}
