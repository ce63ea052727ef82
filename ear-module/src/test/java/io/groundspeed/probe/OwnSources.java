package io.groundspeed.probe;

import io.groundspeed.testing.Build;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application with its own data sources, one defined by a file, one by an annotation, and with
 * connections that it opens itself; {@code own.war}.
 */
public final class OwnSources {
  private static final String FILE =
      """
      <datasources xmlns="http://www.jboss.org/ironjacamar/schema">
        <datasource jndi-name="java:jboss/datasources/FiledDS" pool-name="FiledDS" enabled="true">
          <connection-url>jdbc:h2:mem:filed;DB_CLOSE_DELAY=-1</connection-url>
          <driver>h2</driver>
          <security><user-name>sa</user-name><password>sa</password></security>
        </datasource>
      </datasources>
      """;

  private OwnSources() {}

  /** Writes the WAR and returns its path. */
  public static Path archive() {
    Path war = Build.freshDirectory("own").resolve("own.war");
    ShrinkWrap.create(WebArchive.class)
        .addClasses(OwnSources.class, Run.class)
        .addAsWebInfResource(new StringAsset(FILE), "own-ds.xml")
        .addAsManifestResource(
            new StringAsset("Manifest-Version: 1.0\nDependencies: com.h2database.h2\n"),
            "MANIFEST.MF")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }

  /** Runs a statement on the data source that its parameters name. */
  @DataSourceDefinition(
      name = "java:app/Defined",
      className = "org.h2.jdbcx.JdbcDataSource",
      url = "jdbc:h2:mem:defined",
      user = "sa",
      password = "sa")
  @WebServlet("/run")
  public static class Run extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource(lookup = "java:app/Defined")
    private transient DataSource defined;

    @Resource(lookup = "java:jboss/datasources/FiledDS")
    private transient DataSource filed;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      try (Connection connection = connect(request);
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1 AS by_" + request.getParameter("as"));
      } catch (SQLException | NamingException e) {
        throw new ServletException(e);
      }
      response.getWriter().print("done");
    }

    @SuppressWarnings("BanJNDI") // the test's data source, which is created after this is deployed
    private Connection connect(HttpServletRequest request) throws SQLException, NamingException {
      String url = request.getParameter("url");
      String source = request.getParameter("source");
      if (url != null) {
        return DriverManager.getConnection(
            url, request.getParameter("user"), request.getParameter("password"));
      }
      if (source != null) {
        DataSource found = InitialContext.doLookup(source);
        return found.getConnection();
      }
      return (request.getParameter("filed") == null ? defined : filed).getConnection();
    }
  }
}
