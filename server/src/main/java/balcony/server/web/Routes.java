package balcony.server.web;

import io.vertx.ext.web.Router;

/** A part of the server's address space. Handlers run on event loops: whatever blocks is moved off them first. */
public interface Routes {
    /** Adds this part's routes. There is one router and no sub-router (vertx-web misroutes encoded dots in those). */
    void addTo(Router router);
}
