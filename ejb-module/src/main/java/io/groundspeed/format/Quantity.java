package io.groundspeed.format;

import java.util.Locale;

/** What a number measures, which decides how it is written: rounded for readers, and exactly. */
public enum Quantity {
  /** Milliseconds. */
  DURATION {
    @Override
    public String text(double value) {
      return Format.duration(value);
    }

    @Override
    public String exact(double value) {
      return Format.exactDuration(value);
    }
  },
  /** A share of 0 to 1, in percent. */
  SHARE {
    @Override
    public String text(double value) {
      return Format.share(value);
    }

    @Override
    public String exact(double value) {
      return Format.exactShare(value);
    }
  },
  /** A difference of two shares, in percentage points. */
  POINTS {
    @Override
    public String text(double value) {
      return SHARE.text(value).replace(" %", " points");
    }

    @Override
    public String exact(double value) {
      return SHARE.exact(value).replace(" %", " points");
    }
  },
  /** A number without a unit and mostly below 1, such as a layout shift. */
  SCORE {
    @Override
    public String text(double value) {
      return Format.score(value);
    }

    @Override
    public String exact(double value) {
      return Format.exactScore(value);
    }
  },
  /** A mean of counts. */
  MEAN {
    @Override
    public String text(double value) {
      return String.format(Locale.ENGLISH, "%,.1f", value);
    }

    @Override
    public String exact(double value) {
      return Format.exactNumber(value);
    }
  };

  /** Returns the quantity of values with a unit: {@code ms}, or none for a score. */
  public static Quantity of(String unit) {
    return "ms".equals(unit) ? DURATION : SCORE;
  }

  /** Writes a value as readers need it. */
  public abstract String text(double value);

  /** Writes a value with more digits than a reader needs. */
  public abstract String exact(double value);
}
