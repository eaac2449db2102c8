/**
 * Runs: their settings and text form, recipes, the loop, frames, and trained face models. Brings
 * {@code data}, {@code net}, {@code loss} and {@code match} together; only {@code chart} stands
 * above it.
 */
package facespace.train;
