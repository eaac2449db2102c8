/**
 * The pages as HTML. The only package that knows j2html; imports {@code web}, {@code hub}, {@code
 * learn} and the icon of a loss from {@code api}.
 */
package facespace.play.page;
