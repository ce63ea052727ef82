package io.groundspeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Limits the size of packages, files, methods and constructors in all modules, so that they stay
 * easy to understand.
 */
class SizesTest {
  private static final int MOST_TYPES = 26;
  private static final int MOST_LINES = 300;

  /** Of a body. Long ones are lists, such as the rows of the demo. */
  private static final int MOST_LINES_OF_A_METHOD = 50;

  private static final int LONG = 30;
  private static final double SHARE_OF_LONG = 0.004;
  private static final int MOST_PARAMETERS = 8;
  private static final int MOST_OF_A_CONSTRUCTOR = 6;

  @Test
  void a_package_has_at_most_26_types() throws IOException {
    Map<Path, Long> packages =
        sources().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));

    assertThat(packages).hasSizeGreaterThan(50);
    assertThat(packages.entrySet()).filteredOn(one -> one.getValue() > MOST_TYPES).isEmpty();
  }

  @Test
  void a_file_has_at_most_300_lines() throws IOException {
    assertThat(sources()).filteredOn(file -> lines(file) > MOST_LINES).isEmpty();
  }

  @Test
  void a_method_is_short() throws IOException {
    List<Method> methods = Method.in(sources());

    assertThat(methods).hasSizeGreaterThan(5_000);
    assertThat(methods).filteredOn(one -> one.lines() > MOST_LINES_OF_A_METHOD).isEmpty();
    assertThat(methods)
        .filteredOn(one -> one.lines() > LONG)
        .hasSizeLessThan((int) (methods.size() * SHARE_OF_LONG));
  }

  @Test
  void a_method_has_few_parameters_and_a_constructor_fewer() throws IOException {
    List<Method> methods = Method.in(sources());

    assertThat(methods).filteredOn(one -> one.parameters() > MOST_PARAMETERS).isEmpty();
    assertThat(methods)
        .filteredOn(one -> one.constructor() && one.parameters() > MOST_OF_A_CONSTRUCTOR)
        .isEmpty();
  }

  /**
   * A method or constructor with a body.
   *
   * @param constructor of a class; a record's has as many parameters as the record has components
   */
  private record Method(String name, boolean constructor, int parameters, long lines) {
    static List<Method> in(List<Path> files) throws IOException {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null,
                    manager,
                    diagnostic -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Method> found = new ArrayList<>();
        task.parse().forEach(unit -> new Scan(unit, positions, found).scan(unit, null));
        return found;
      }
    }
  }

  /** Collects the methods of a file. */
  private static final class Scan extends TreeScanner<Void, ClassTree> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> found;

    Scan(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitClass(ClassTree type, ClassTree outer) {
      return super.visitClass(type, type);
    }

    @Override
    public Void visitMethod(MethodTree method, ClassTree type) {
      boolean written = positions.getStartPosition(unit, method) >= 0 && method.getBody() != null;
      if (written) {
        found.add(
            new Method(
                unit.getSourceFile().getName() + " " + method.getName(),
                method.getName().contentEquals("<init>") && type.getKind() == Tree.Kind.CLASS,
                method.getParameters().size(),
                line(positions.getEndPosition(unit, method.getBody()))
                    - line(positions.getStartPosition(unit, method.getBody()))
                    + 1));
      }
      return super.visitMethod(method, type);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(SizesTest::files)
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
