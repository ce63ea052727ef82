package io.groundspeed.probe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Resources behind locators, part of {@link RestShop}. */
@Path("/widgets")
public class Widgets {
  /** Finds a widget. */
  /** Fails; no exception mapper handles it. */
  @GET
  @Path("broken")
  public String broken() {
    throw new IllegalStateException("no shelf 7");
  }

  @Path("{id}")
  public Widget widget(@PathParam("id") String id) {
    return new Widget(id);
  }

  /** Returned by a locator; the class itself declares no path. */
  public static class Widget {
    private final String id;

    Widget(String id) {
      this.id = id;
    }

    /** Returns the owner. */
    @GET
    @Path("owner")
    public String owner() {
      return "owner of " + id;
    }

    /** Finds a part, which is also a widget. */
    @Path("parts/{part}")
    public Widget part(@PathParam("part") String part) {
      return new Widget(id + "." + part);
    }
  }
}
