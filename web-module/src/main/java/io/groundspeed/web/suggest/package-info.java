/**
 * Suggestions for the filters of screens, while a name is typed. It has no tables. Start from
 * {@link io.groundspeed.web.suggest.SuggestionsResource}.
 */
package io.groundspeed.web.suggest;
