package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatestAnswerTest {
    private static <Q, A> A await(LatestAnswer<Q, A> answers, Q question, A expected) throws InterruptedException {
        Optional<A> answer = answers.ask(question);
        for (int wait = 0; !answer.equals(Optional.of(expected)) && wait < 2000; wait++) {
            Thread.sleep(5);
            answer = answers.ask(question);
        }
        return answer.orElseThrow();
    }

    @Test
    void exactAnswersAreThereAtOnceAndOnlyOnce() {
        AtomicInteger calls = new AtomicInteger();
        try (LatestAnswer<Integer, Integer> answers = LatestAnswer.exact(q -> q * 10 + calls.incrementAndGet() * 0)) {
            assertEquals(Optional.of(30), answers.ask(3));
            assertEquals(Optional.of(30), answers.ask(3));
            assertEquals(Optional.of(40), answers.ask(4));
            assertEquals(2, calls.get());
        }
    }

    @Test
    void askingNeverWaitsForAnAnswer() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (LatestAnswer<Integer, Integer> answers = LatestAnswer.beside("test-answers", q -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return q * 10;
        })) {
            assertTrue(answers.ask(1).isEmpty());
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            assertTrue(answers.ask(2).isEmpty(), "the first answer is still under way");
            go.countDown();
            assertEquals(20, await(answers, 2, 20));
        }
    }

    @Test
    void whatIsForgottenDoesNotComeBack() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        try (LatestAnswer<String, String> answers = LatestAnswer.beside("test-answers", q -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.incrementAndGet();
            return q + "!";
        })) {
            assertTrue(answers.ask("old scene").isEmpty());
            answers.forget();
            go.countDown();
            assertEquals("new scene!", await(answers, "new scene", "new scene!"));
            assertEquals(2, done.get());
        }
    }

    @Test
    void aFaultOfOneAnswerDoesNotEndTheNext() throws InterruptedException {
        try (LatestAnswer<Integer, Integer> answers = LatestAnswer.beside("test-answers", q -> 10 / q)) {
            answers.ask(0);
            assertEquals(5, await(answers, 2, 5));
        }
    }
}
