/**
 * The lessons: Markdown of {@code lessons/} read into pages, with live figures and questions that a
 * figure's run answers. Knows no route and no server; imports {@code core} only.
 */
package facespace.play.learn;
