package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodesTest {
  @Test
  void the_members_stand_in_the_view_of_the_cluster() {
    assertThat(Nodes.members("[node-1|7] (2) [node-1, node-2]")).isEqualTo(2);
  }

  @Test
  void a_server_without_a_cluster_is_one_node() {
    assertThat(Nodes.members("undefined")).isEqualTo(1);
    assertThat(new Nodes().count()).isEqualTo(1);
  }
}
