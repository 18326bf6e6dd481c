/// Measures how well and how fast goods are found, `deploy/bench.sh search`, and what a hub bears,
/// `deploy/bench.sh hub`: start reading there at [io.qless.hub.bench.HubBench]. Asserts no time;
/// the tests run only the part in which the hub is killed.
@NullMarked
package io.qless.hub.bench;

import org.jspecify.annotations.NullMarked;
