package io.groundspeed.postgres;

/**
 * The migrations applied to the database are not the ones in this build; the message says what to
 * do. The cause lists the differences.
 */
public final class UnsupportedSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedSchemaException(String version, Throwable cause) {
    super(
        ("This database was created by another development build of Groundspeed (schema version"
                + " %1$s), and its schema can't be upgraded to this build's. Create an empty"
                + " database, or run DROP SCHEMA %2$s CASCADE, which deletes all of Groundspeed's"
                + " data, and start again.")
            .formatted(version, Migrations.SCHEMA),
        cause);
  }
}
