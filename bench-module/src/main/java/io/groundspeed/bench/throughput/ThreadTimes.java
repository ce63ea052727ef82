package io.groundspeed.bench.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processor time of each thread of a JVM, as counted by Linux.
 *
 * @param nanos since its start, by the thread's id
 * @param names at most 15 characters, by the thread's id
 */
record ThreadTimes(Map<String, Long> nanos, Map<String, String> names) {
  /** The threads that compile bytecode to machine code. */
  static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");

  /** The threads of WildFly that read and process requests. */
  static final List<String> REQUESTS = List.of("default I/O", "default task");

  static ThreadTimes of(long pid) throws IOException {
    ThreadTimes times = new ThreadTimes(new HashMap<>(), new HashMap<>());
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path thread : threads.toList()) {
        times.read(thread);
      }
    }
    return times;
  }

  private void read(Path thread) {
    String id = thread.getFileName().toString();
    try {
      names.put(id, Files.readString(thread.resolve("comm")).strip());
      nanos.put(id, Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]));
    } catch (IOException e) {
      names.remove(id); // the thread has ended meanwhile
    }
  }

  /**
   * Returns the processor seconds since an earlier measurement, without those of threads that have
   * ended.
   *
   * @param prefixes of the names of the threads to include
   */
  double secondsSince(ThreadTimes before, List<String> prefixes) {
    long sum = 0;
    for (Map.Entry<String, Long> thread : nanos.entrySet()) {
      String name = names.get(thread.getKey());
      if (prefixes.stream().anyMatch(name::startsWith)) {
        sum += thread.getValue() - before.nanos.getOrDefault(thread.getKey(), 0L);
      }
    }
    return sum / 1e9;
  }
}
