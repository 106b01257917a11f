package dev.jumun.jdbc;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row as Hibernate has it. */
@Entity
@Table(name = "entry")
class Entry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String name = "";

    Entry() {}

    Entry(String name) {
        this.name = name;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }
}
