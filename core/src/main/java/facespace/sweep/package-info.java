/**
 * Many runs and what they say together: losses × axes × seeds, the file their results are kept in,
 * the table and the verdicts over it. Stands on {@code train} and {@code match}; knows neither
 * processes nor pages.
 */
package facespace.sweep;
