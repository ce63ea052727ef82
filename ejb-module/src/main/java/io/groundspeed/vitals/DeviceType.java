package io.groundspeed.vitals;

/** The kind of device that a page was seen on. */
public enum DeviceType {
  MOBILE,
  TABLET,
  DESKTOP,
  /** A television, console, car, … */
  OTHER
}
