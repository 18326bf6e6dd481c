package io.qless.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNamesTest {

  @Test
  void namesAndAddressesAreToldApart() {
    ServerNames names = ServerNames.parse("Hub.Local, 192.168.1.10,fd00::10, hub.local");
    assertThat(names.hosts()).containsExactly("hub.local");
    assertThat(names.addresses())
        .containsExactly(InetAddress.ofLiteral("192.168.1.10"), InetAddress.ofLiteral("fd00::10"));
    assertThat(names.first()).isEqualTo("hub.local");
    assertThat(names.text()).isEqualTo("hub.local, 192.168.1.10, fd00:0:0:0:0:0:0:10");
  }

  @Test
  void anAddressAloneStandsInAUrl() {
    assertThat(ServerNames.parse("fd00::10").first()).isEqualTo("[fd00:0:0:0:0:0:0:10]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hub.local,",
        "hub_local",
        "https://hub.local",
        "hub.local:8443",
        "*.local",
        "-hub.local",
        "hub..local",
        "hub.local.",
        "दुकान.local",
        "hub local",
        "192.168.1",
        "192.168.1.300",
        "1234",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "fe80::1%eth0",
        "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u"
      })
  void whatCanStandInNoCertificateIsRefusedByName(String text) {
    assertThatThrownBy(() -> ServerNames.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s)(\".*\" can't stand in a certificate: .*|1 to 20 names .*)");
  }

  @Test
  void aNameLongerThanDnsTakesIsRefused() {
    String longest = "a.".repeat(125) + "abc";
    assertThat(ServerNames.parse(longest).hosts()).containsExactly(longest);
    assertThatThrownBy(() -> ServerNames.parse("a" + longest))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
