package io.groundspeed.access;

import io.groundspeed.testing.Build;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The contents of the built EAR: its views, EJBs and resources, read from its files. */
final class EarContents {
  private static final String VIEWS = "WEB-INF/faces-views/";
  private static final String CLASSES = "WEB-INF/classes/";

  private final Map<String, byte[]> ejbModule;
  private final Map<String, byte[]> webModule;
  private final ClassLoader classes;

  private EarContents(Map<String, byte[]> ejbModule, Map<String, byte[]> webModule)
      throws IOException {
    this.ejbModule = ejbModule;
    this.webModule = webModule;
    this.classes = loaderOfWebClasses(webModule);
  }

  static EarContents read() throws IOException {
    try (ZipFile ear = new ZipFile(Build.ear().toFile())) {
      return new EarContents(
          entries(ear, "groundspeed-ejb.jar"), entries(ear, "groundspeed-web.war"));
    }
  }

  private static Map<String, byte[]> entries(ZipFile ear, String module) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (InputStream in = ear.getInputStream(ear.getEntry(module))) {
      ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(in.readAllBytes()));
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        entries.put(entry.getName(), files.readAllBytes());
      }
    }
    return entries;
  }

  private static ClassLoader loaderOfWebClasses(Map<String, byte[]> war) throws IOException {
    java.nio.file.Path folder = Build.freshDirectory("web-classes");
    for (Map.Entry<String, byte[]> entry : war.entrySet()) {
      if (entry.getKey().startsWith(CLASSES) && entry.getKey().endsWith(".class")) {
        java.nio.file.Path file = folder.resolve(entry.getKey().substring(CLASSES.length()));
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue());
      }
    }
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, EarContents.class.getClassLoader());
  }

  /** Returns the views by address, for example {@code admin/performance/jobs}. */
  List<String> views() {
    return webModule.keySet().stream()
        .filter(name -> name.startsWith(VIEWS) && name.endsWith(".xhtml"))
        .map(name -> name.substring(VIEWS.length(), name.length() - ".xhtml".length()))
        .toList();
  }

  /** Returns the EJBs. */
  List<Class<?>> ejbs() throws ClassNotFoundException {
    return annotated(ejbModule, "", Set.of(Stateless.class, Singleton.class, Stateful.class));
  }

  /** Returns the operations below {@code /api}. */
  List<Operation> operations() throws ClassNotFoundException {
    List<Operation> operations = new ArrayList<>();
    for (Class<?> resource : annotated(webModule, CLASSES, Set.of(Path.class))) {
      for (Method method : resource.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (verb != null) {
            operations.add(new Operation(verb.value(), address(resource, method), method));
          }
        }
      }
    }
    return operations;
  }

  private static String address(Class<?> resource, Method method) {
    String path = resource.getAnnotation(Path.class).value();
    Path own = method.getAnnotation(Path.class);
    String whole = own == null ? path : path + "/" + own.value();
    return ("api/" + whole)
        .replaceAll("/+", "/")
        .replaceAll("\\{[a-z]+: ?\\[0-9\\][^/]*?\\}\\}", "999999999")
        .replaceAll("\\{[^/]*?\\}\\}|\\{[^/}]*\\}", "NONE");
  }

  private List<Class<?>> annotated(
      Map<String, byte[]> files, String folder, Set<Class<? extends Annotation>> annotations)
      throws ClassNotFoundException {
    List<Class<?>> found = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().startsWith(folder + "io/groundspeed/")
          && file.getKey().endsWith(".class")
          && annotations.stream().anyMatch(one -> mentions(file.getValue(), one))) {
        String name = file.getKey().substring(folder.length(), file.getKey().length() - 6);
        Class<?> type = Class.forName(name.replace('/', '.'), false, classes);
        if (annotations.stream().anyMatch(type::isAnnotationPresent)) {
          found.add(type);
        }
      }
    }
    return found;
  }

  /** Only such classes are loaded, because others need libraries that the tests don't have. */
  private static boolean mentions(byte[] classFile, Class<?> annotation) {
    return new String(classFile, StandardCharsets.ISO_8859_1)
        .contains(annotation.descriptorString());
  }

  /** Returns the methods that callers of an EJB can call. */
  static List<Method> business(Class<?> ejb) {
    return Arrays.stream(ejb.getDeclaredMethods())
        .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
        .filter(method -> !method.isSynthetic())
        .toList();
  }

  /**
   * One method of a resource.
   *
   * @param verb for example GET
   * @param address with identifiers that do not exist
   */
  record Operation(String verb, String address, Method method) {
    @Override
    public String toString() {
      return verb + " " + address;
    }
  }
}
