/**
 * Renderers of PrimeFaces' components, where its own markup has the wrong roles. They are listed in
 * {@code faces-config.xml}. Start from {@link io.groundspeed.web.component.TableRenderer}.
 */
package io.groundspeed.web.component;
