package io.groundspeed.web.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.desk.PatternFigures;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.web.api.JsonBinding;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheJsonTest {
  @Test
  void a_cache_and_its_patterns_have_their_metrics() {
    PatternFigures all = figures("kv", 2.5, 1);
    CacheCard kv = new CacheCard(CacheType.KV, all, null);

    assertThat(
            JsonBinding.write(
                CacheAnswer.of(List.of(kv), List.of(figures("journeys:{id}", 2.5, 1)), 2)))
        .isEqualTo(
            """
            {"types":[{"type":"kv","active":0,"total":0,"hits":80,"misses":20,"hitRate":0.8,\
            "loads":20,"avgLoadMs":2.5}],\
            "patterns":[{"pattern":"journeys:{id}","type":"kv","reads":100,"hits":70,\
            "negativeHits":6,"staleHits":4,"misses":18,"bypassed":2,"loads":20,"failedLoads":1,\
            "notStored":3,"cantBeStored":5,"invalidations":7,"evictions":8,"avgLoadMs":2.5,\
            "p95LoadMs":2.5,"costMsPerDay":50.0,"percentSavesMsPerDay":2.5}],"stuckLoads":2}""");
  }

  @Test
  void a_cache_that_was_not_read_has_no_rate_and_that_of_browsers_no_entries() {
    CacheCard browser = new CacheCard(CacheType.BROWSER, null, null);

    assertThat(JsonBinding.write(CacheAnswer.of(List.of(browser), List.of(), 0)))
        .isEqualTo(
            """
            {"types":[{"type":"browser","active":null,"total":null,"hits":0,"misses":0,\
            "hitRate":null,"loads":0,"avgLoadMs":null}],"patterns":[],"stuckLoads":0}""");
  }

  @Test
  void metrics_that_are_unknown_or_no_number_are_null() {
    assertThat(
            JsonBinding.write(
                CacheAnswer.of(
                    List.of(), List.of(figures("a", null, 1), figures("b", Double.NaN, 0)), 0)))
        .containsSubsequence("\"pattern\":\"a\"", unknown(), "\"pattern\":\"b\"", unknown());
  }

  private static String unknown() {
    return "\"avgLoadMs\":null,\"p95LoadMs\":null,\"costMsPerDay\":null,"
        + "\"percentSavesMsPerDay\":null}";
  }

  private static PatternFigures figures(String name, Double loadMs, double days) {
    return new PatternFigures(
        name, CacheType.KV, 100, 70, 6, 4, 18, 2, 20, 1, loadMs, loadMs, 50, 3, 5, 7, 8, days);
  }
}
