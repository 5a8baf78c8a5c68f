by-memory =
    A card of { $memory } GB is computed as the { $gpu }{ $other ->
        [none] {""}
       *[other] , which has { $other } GB
    }; other cards of that memory hold as much but are faster or slower.
