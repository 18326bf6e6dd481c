/// Names of goods: what stands on a pack or on the label of the counter scale, as checked values.
///
/// A scanner's text becomes a [io.qless.shop.item.Scan] in [io.qless.shop.item.Scans] (what is it?)
/// and an [io.qless.shop.item.ItemCode] in [io.qless.shop.item.ItemCodes] (which goods are it?),
/// once, and never travels on as text. Plain digits are read by `ArticleNumbers`, GS1 messages in
/// the package [io.qless.shop.item.gs1], a store's own labels by its
/// [io.qless.shop.item.LabelTemplates]. A *template* is the store's own description of a label that
/// its scales print; a *unit mark* is what a label tells of one single pack.
@NullMarked
package io.qless.shop.item;

import org.jspecify.annotations.NullMarked;
