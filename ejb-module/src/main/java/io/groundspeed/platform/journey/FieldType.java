package io.groundspeed.platform.journey;

/** The input type of a field. */
public enum FieldType {
  TEXT,
  LONG_TEXT,
  NUMBER,
  DATE,
  CHOICE,
  CHECKBOX,
  FILE
}
