package io.groundspeed.web.frame;

import io.groundspeed.web.frame.Answers.Answer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of an action. One that was done leads to a page that shows it, so that a reload does
 * not repeat the action. One that was refused is said on the page itself, which keeps what was
 * typed.
 */
@Named
@RequestScoped
public class Outcome {
  private static final String ANSWER = "answer";

  @Inject private HttpServletRequest request;
  @Inject private Answers answers;

  private Answer shown = Answer.NONE;

  @PostConstruct
  void open() {
    String name = request.getParameter(ANSWER);
    boolean hasSession = request.getRemoteUser() != null; // no session begins for a name
    Answer answer = name == null || !hasSession ? null : answers.take(name);
    shown = answer == null ? Answer.NONE : answer;
  }

  /** Shows a sentence on the page at an address. */
  public void done(String sentence, Address then) {
    done(sentence, null, then);
  }

  /** Shows a sentence and a secret on the page at an address, once. */
  public void done(@Nullable String sentence, @Nullable Serializable secret, Address then) {
    lead(then.getHref(), new Answer(sentence, null, secret));
  }

  /** Says on this page why nothing was done. */
  public void refused(String sentence) {
    shown = new Answer(null, sentence, null);
  }

  /** Says on this page why nothing was done: what the message of an exception says. */
  public void refused(RuntimeException why) {
    refused(Objects.requireNonNull(why.getMessage(), "a refusal says why"));
  }

  /** Says on the page at an address why nothing was done. */
  void refused(String sentence, String then) {
    lead(then, new Answer(null, sentence, null));
  }

  private void lead(String then, Answer answer) {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    String before = then.endsWith("?") ? "" : then.indexOf('?') < 0 ? "?" : "&";
    try {
      external.redirect(then + before + ANSWER + '=' + answers.keep(answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a query string without the name of an earlier answer. */
  static String withoutAnswer(String query) {
    return query.replaceAll("(^|&)" + ANSWER + "=[^&]*", "").replaceFirst("^&", "");
  }

  /** Passes what came of the last action to the messages of the page. */
  public void show() {
    if (shown.done() != null) {
      add(FacesMessage.SEVERITY_INFO, shown.done());
    }
    if (shown.refused() != null) {
      add(FacesMessage.SEVERITY_ERROR, shown.refused());
    }
  }

  private static void add(FacesMessage.Severity severity, String sentence) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, null));
  }

  /** Returns what the last action did, null if it did nothing. */
  public @Nullable String getDone() {
    return shown.done();
  }

  /** Returns why the last action did nothing, null if it did something or there was none. */
  public @Nullable String getRefused() {
    return shown.refused();
  }

  /** Returns what the last action shows this once, null if there is nothing. */
  public @Nullable Serializable getSecret() {
    return shown.secret();
  }
}
