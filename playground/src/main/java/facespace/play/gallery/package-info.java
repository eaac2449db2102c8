/**
 * Who is enrolled, who is recognised, and how that grows worse with their number. Imports {@code
 * face} and {@code web}.
 */
package facespace.play.gallery;
