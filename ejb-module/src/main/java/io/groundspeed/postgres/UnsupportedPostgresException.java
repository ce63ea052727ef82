package io.groundspeed.postgres;

/**
 * The database server is older than the schema requires. The message names the required version.
 */
public final class UnsupportedPostgresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedPostgresException(String found) {
    super(
        ("Groundspeed needs PostgreSQL %d or newer, for identity columns on partitioned tables;"
                + " this server is PostgreSQL %s.")
            .formatted(Migrations.OLDEST_POSTGRES, found));
  }
}
