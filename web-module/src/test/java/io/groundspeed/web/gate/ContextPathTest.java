package io.groundspeed.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextPathTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          '',    /admin,                /admin
          /perf, /admin,                /perf/admin
          /perf, /,                     /perf/
          /perf, /perf/admin?x=1,       /perf/admin?x=1
          /perf, /perf,                 /perf
          /perf, /perf?x,               /perf?x
          /perf, /performance,          /perf/performance
          /perf, //evil.example/x,      //evil.example/x
          /perf, https://other.example/, https://other.example/
          /perf, page,                  page
          /perf, #top,                  #top
          /a/b,  /x,                    /a/b/x
          """)
  void own_addresses_get_the_context_path_once(String context, String address, String prefixed) {
    assertThat(ContextPath.prefixed(context, address)).isEqualTo(prefixed);
  }

  @ParameterizedTest
  @CsvSource({"'',/admin,/admin", "/perf,/perf/admin,/admin", "/perf,/perf,''", "/perf,/x,/x"})
  void and_lose_it(String context, String address, String stripped) {
    assertThat(ContextPath.stripped(context, address)).isEqualTo(stripped);
  }
}
