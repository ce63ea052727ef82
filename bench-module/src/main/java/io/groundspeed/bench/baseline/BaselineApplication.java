package io.groundspeed.bench.baseline;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Declares the WAR to be a JAX-RS application. */
@ApplicationPath("/jsonb")
public class BaselineApplication extends Application {}
