package io.groundspeed.vitals;

/** What a browser measures of a page. */
public enum VitalMetric {
  LCP,
  FID,
  CLS,
  FCP,
  TTFB,
  INP
}
