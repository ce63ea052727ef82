/**
 * The server's realm: who may log in with which password, and how often one may try. Everything in
 * it is bounded and belongs to one node.
 *
 * <p>Reads the table {@code users}. Start from {@link io.groundspeed.probe.realm.GroundspeedRealm}.
 */
package io.groundspeed.probe.realm;
