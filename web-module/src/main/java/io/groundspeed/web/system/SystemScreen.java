package io.groundspeed.web.system;

import io.groundspeed.account.Account;
import io.groundspeed.account.AccountPage;
import io.groundspeed.account.Accounts;
import io.groundspeed.query.source.SelfTest;
import io.groundspeed.query.source.SelfTestResult;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Parameters;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backing bean of the System screen: the accounts, or the account named in the address. */
@Named("system")
@RequestScoped
public class SystemScreen {
  private static final int LONGEST_SEARCH = 100;
  private static final int MOST_PAGES = 100_000;

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private Accounts accounts;
  @Inject private SelfTest selfTest;

  private @Nullable String search;
  private int page;
  private @Nullable Long user;
  private Regions.Pending<SelfTestResult> tested;
  private Regions.Pending<AccountPage> list;
  private Regions.@Nullable Pending<Optional<Account>> account;

  @PostConstruct
  void open() {
    Parameters parameters = frame.parameters();
    search = parameters.text("q", LONGEST_SEARCH);
    page = parameters.read("p", 1, text -> number("p", text, MOST_PAGES).intValue());
    user = parameters.read("user", text -> number("user", text, Long.MAX_VALUE));
    tested = regions.read("system.selfTest", selfTest::run);
    list =
        regions.read(
            List.of("accounts", search + "", page),
            () ->
                Exact.isOn() // all pages
                    ? accounts.first(search, Exact.MOST_ROWS + 1)
                    : accounts.list(search, page));
    Long asked = user;
    if (asked != null) {
      account = regions.read(List.of("account", asked), () -> accounts.find(asked));
    }
  }

  private static Long number(String name, String text, long most) {
    if (text.matches("[0-9]{1,18}") && Long.parseLong(text) >= 1 && Long.parseLong(text) <= most) {
      return Long.valueOf(text);
    }
    throw new IllegalArgumentException(name + ": must be a whole number from 1");
  }

  /** Returns the title: the screen, and the account that is open. */
  public String getTitle() {
    Account open = getAccount();
    String screen = Screen.SYSTEM.getTitle();
    return open == null ? screen : open.username() + " – " + screen;
  }

  /** Returns the text that accounts are searched for, null for none. */
  public @Nullable String getSearch() {
    return search;
  }

  /** Returns the current page of the list of accounts. */
  public Region<AccountPage> getList() {
    return list.get();
  }

  /** Returns whether it is known if the account that is open exists. */
  public boolean isAccountRead() {
    return Region.of(account).isShown();
  }

  /** Returns whether the address names an account. */
  public boolean isUserOpen() {
    return user != null;
  }

  /** Returns the account that is open, null if there is none or it can't be read now. */
  public @Nullable Account getAccount() {
    Region<Optional<Account>> region = account == null ? Region.unread() : account.get();
    return region.isShown() ? region.known().orElse(null) : null;
  }

  /** Returns the address of another page of the list. */
  public Address page(int number) {
    return frame.getAddress().without("user").with("p", number == 1 ? null : "" + number);
  }

  /** Returns the address of the list without the search. */
  public Address getUnsearched() {
    return frame.getAddress().without("q").without("p").without("user");
  }

  /** Returns the result of the self-test. */
  public Region<SelfTestResult> getSelfTest() {
    return tested.get();
  }

  /** Returns whether the probe measures requests, checked with this request. */
  public boolean isRequestSeen() {
    return selfTest.seesThisRequest();
  }
}
