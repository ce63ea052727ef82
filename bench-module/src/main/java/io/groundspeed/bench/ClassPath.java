package io.groundspeed.bench;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of the benchmarks. */
public final class ClassPath {
  private ClassPath() {}

  /** JMH starts JVMs with the class path of this JVM, which is Maven's and not ours. */
  public static void forJvmsOfTheirOwn() {
    if (ClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
      System.setProperty(
          "java.class.path",
          Arrays.stream(loader.getURLs())
              .map(URL::getPath)
              .collect(Collectors.joining(File.pathSeparator)));
    }
  }
}
