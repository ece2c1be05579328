import math

from grading.answers import close, number
from grading.judge import Judge

GIVEN = {"seed": 0}  # for where the page says nothing; the page always knows the seed


def check(learner, given):
    judge = Judge()
    for conditionals in ([0.5, 0.25], [0.3], [0.3, 0.5, 0.4]):
        expected = math.prod(conditionals)  # before the call: learner code may change what it is given
        answer = learner.call("joint", conditionals)  # their exceptions, and a missing function, become sentences
        value = number(answer)  # so does an array or None where a number was expected
        problem = f"`{answer.call}` gave {value}; {expected} was expected. Multiply the conditionals."
        judge.expect(close(value, expected), lambda problem=problem: [problem])
    judge.note("It also holds for one piece and for three.")  # what who is right learns beyond that
    return judge  # one that judged nothing is an error of ours, not a pass
