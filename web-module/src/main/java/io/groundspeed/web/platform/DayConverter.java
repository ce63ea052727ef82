package io.groundspeed.web.platform;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats the UTC day of an instant, for example {@code 3 May 2026}. It does not parse. */
@FacesConverter("groundspeed.day")
public final class DayConverter implements Converter<Instant> {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  @Override
  public String getAsString(FacesContext faces, UIComponent component, @Nullable Instant moment) {
    return moment == null ? "" : DAY.format(moment);
  }

  @Override
  public Instant getAsObject(FacesContext faces, UIComponent component, String text) {
    throw new UnsupportedOperationException("A day can only be formatted");
  }
}
