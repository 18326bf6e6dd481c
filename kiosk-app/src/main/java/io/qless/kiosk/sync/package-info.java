/// The trolley's two ways to the hub: commands and events over MQTT
/// ([io.qless.kiosk.sync.HubLink]), the catalogue and its pictures over HTTP
/// ([io.qless.kiosk.sync.CatalogueSync], [io.qless.kiosk.sync.PictureCache]).
@NullMarked
package io.qless.kiosk.sync;

import org.jspecify.annotations.NullMarked;
