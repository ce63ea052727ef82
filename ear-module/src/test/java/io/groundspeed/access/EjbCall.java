package io.groundspeed.access;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Calls a method of an EJB as the user who sends the request, with empty arguments. Answers {@code
 * called}, or the simple name of the exception.
 */
@WebServlet("/ejb-call")
public class EjbCall extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print(call(request.getParameter("ejb"), request.getParameter("method")));
  }

  private static String call(String type, String signature) {
    try {
      Class<?> ejb = Class.forName(type);
      Method method =
          Arrays.stream(ejb.getDeclaredMethods())
              .filter(one -> one.toString().equals(signature))
              .findFirst()
              .orElseThrow();
      Object[] nothing = Arrays.stream(method.getParameterTypes()).map(EjbCall::nothing).toArray();
      method.invoke(CDI.current().select(ejb).get(), nothing);
      return "called";
    } catch (InvocationTargetException e) {
      return e.getCause().getClass().getSimpleName();
    } catch (ReflectiveOperationException e) {
      return e.toString();
    }
  }

  private static Object nothing(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }
}
