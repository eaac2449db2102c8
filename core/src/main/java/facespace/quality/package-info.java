/**
 * How good a shot is, for any model: it is given features, whoever made them. Imports {@code data}
 * and {@code match}, never {@code train}, {@code net} or {@code loss}.
 */
package facespace.quality;
