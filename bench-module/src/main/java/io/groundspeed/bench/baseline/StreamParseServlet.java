package io.groundspeed.bench.baseline;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The upper limit: reads every token of the body and stores nothing. */
@WebServlet("/stream")
public class StreamParseServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    double sum = 0;
    try (JsonParser parser = PARSERS.createParser(request.getInputStream())) {
      while (parser.hasNext()) {
        if (parser.next() == JsonParser.Event.VALUE_NUMBER) {
          sum += parser.getBigDecimal().doubleValue();
        }
      }
    }
    response.setStatus(sum < 0 ? 400 : 204);
  }
}
