package io.groundspeed.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of a server's heap, as the JDK's {@code jcmd} reports it from outside. */
record Heap(long pid) {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /** Returns the mebibytes that remain in the heap's generations after a full collection. */
  long usedMebibytes() {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info").split("Metaspace", 2)[0]);
    long kibibytes = 0;
    while (used.find()) {
      kibibytes += Long.parseLong(used.group(1));
    }
    return kibibytes / 1_024;
  }

  private String jcmd(String command) {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(program, Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
