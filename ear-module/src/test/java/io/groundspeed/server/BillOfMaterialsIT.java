package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Build;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The EAR's components are listed, and have no vulnerabilities that were known at its release. */
class BillOfMaterialsIT {
  private static final Path BILL = Build.ear().resolveSibling("groundspeed-sbom.json");
  private static final Path GUIDE = Path.of("../src/docs/guide/releasing.md");

  @Test
  void every_jar_of_the_ear_is_in_the_bill_with_its_version() throws IOException {
    Map<String, String> listed = listed();
    Map<String, byte[]> jars = jars(Files.readAllBytes(Build.ear()));

    assertThat(jars).hasSizeGreaterThan(5);
    for (Map.Entry<String, byte[]> jar : jars.entrySet()) {
      assertThat(listed).as(jar.getKey()).containsKey(jar.getKey());
      version(jar.getKey(), jar.getValue())
          .ifPresent(
              version -> assertThat(listed).as(jar.getKey()).containsEntry(jar.getKey(), version));
    }
  }

  @Test
  void the_bill_lists_nothing_that_is_not_shipped() throws IOException {
    Map<String, byte[]> jars = jars(Files.readAllBytes(Build.ear()));

    assertThat(jars.keySet()).containsAll(listed().keySet());
  }

  @Test
  void the_same_source_makes_the_same_bill() throws IOException {
    JsonObject bill = bill();

    assertThat(bill.getString("bomFormat")).isEqualTo("CycloneDX");
    assertThat(bill.getJsonObject("metadata")).doesNotContainKey("timestamp");
    assertThat(bill.getString("serialNumber")).as("made of a name").contains("-3");
  }

  @Test
  void the_guide_lists_the_versions_of_the_libraries_that_are_shipped() throws IOException {
    Map<String, String> shipped = listed();
    shipped.keySet().removeIf(name -> name.startsWith("groundspeed"));
    Map<String, String> table = new TreeMap<>();
    Matcher row =
        Pattern.compile("^\\| `([^`]+)` \\| ([^ |]+) \\|", Pattern.MULTILINE)
            .matcher(Files.readString(GUIDE));
    while (row.find()) {
      table.put(row.group(1), row.group(2));
    }

    assertThat(table).isEqualTo(shipped);
  }

  @Test
  void pdfbox_is_one_without_its_known_faults() throws IOException {
    assertThat(Runtime.Version.parse(listed().get("pdfbox")))
        .isGreaterThanOrEqualTo(Runtime.Version.parse("3.0.7"));
  }

  @Test
  void the_war_serves_primefaces_without_js_cookie() throws IOException {
    byte[] war = entries(Files.readAllBytes(Build.ear()), ".war").values().iterator().next();
    byte[] script = entries(war, "resources/primefaces/core.js").values().iterator().next();

    assertThat(new String(script, StandardCharsets.UTF_8))
        .contains("PrimeFaces")
        .doesNotContain("js-cookie", "a.Cookies=c()");
  }

  private static JsonObject bill() throws IOException {
    try (JsonReader reader = Json.createReader(Files.newInputStream(BILL))) {
      return reader.readObject();
    }
  }

  /** Returns the version of each listed component that is a jar, by artifact. */
  private static Map<String, String> listed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (JsonObject component : bill().getJsonArray("components").getValuesAs(JsonObject.class)) {
      listed.put(component.getString("name"), component.getString("version"));
    }
    return listed;
  }

  /** Returns the jars and WARs in an archive, including nested ones, by artifact. */
  private static Map<String, byte[]> jars(byte[] archive) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : entries(archive, "").entrySet()) {
      String name = entry.getKey();
      if (name.endsWith(".jar") || name.endsWith(".war")) {
        all.put(artifact(name), entry.getValue());
        all.putAll(jars(entry.getValue()));
      }
    }
    return all;
  }

  private static String artifact(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - 4)
        .replaceFirst("-[0-9].*", "");
  }

  private static Map<String, byte[]> entries(byte[] archive, String suffix) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(suffix)) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return entries;
  }

  /** Returns the version that a jar declares; some declare none. */
  private static Optional<String> version(String artifact, byte[] jar) throws IOException {
    String name = "/" + artifact + "/pom.properties";
    Optional<byte[]> file = entries(jar, name).values().stream().findFirst();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = new ByteArrayInputStream(file.get())) {
      properties.load(in);
    }
    return Optional.of(properties.getProperty("version"));
  }
}
