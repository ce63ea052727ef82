package io.groundspeed.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JSON API. Its resources are found by scanning. */
@ApplicationPath("/api")
public class ApiApplication extends Application {}
